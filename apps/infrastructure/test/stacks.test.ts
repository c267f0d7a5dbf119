import { templates } from './assembly.ts';

test.each([...templates])('%s is as it was reviewed', (_, template) => {
  // The digest of an app's code does not belong to the review of its stack.
  const text = JSON.stringify(template, null, 1).replaceAll(/[0-9a-f]{64}/g, 'ASSET');
  expect(JSON.parse(text)).toMatchSnapshot();
});
