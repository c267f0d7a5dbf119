import { BackendError, selectBackend } from '../src/index.ts';

const missing = () => Promise.reject(new Error("Cannot find module 'native'\nRequire stack: …"));

describe('the backend', () => {
  test('is the portable one where native does not load, and says why in one line', async () => {
    expect(await selectBackend({ native: missing })).toEqual({
      name: 'cpu',
      reason: "native TensorFlow did not load: Cannot find module 'native'",
    });
  });

  test('whose binding is not installed is said without its path', async () => {
    const path =
      'The Node.js native addon module (tfjs_binding.node) can not be found at path: /home/somebody/tfjs_binding.node';
    const backend = await selectBackend({ native: () => Promise.reject(new Error(path)) });
    expect(backend.reason).toBe('native TensorFlow did not load: its binding is not installed');
  });

  test('is refused where native is required', async () => {
    await expect(selectBackend({ native: missing, requireNative: true })).rejects.toThrow(BackendError);
  });

  test('is not native because its module loaded: it must have registered', async () => {
    expect((await selectBackend({ native: () => Promise.resolve() })).name).toBe('cpu');
  });
});
