import type { Notification, Notifier } from '../notifier.ts';

/** Contract of every adapter of `Notifier`; `delivered` gives the mails that arrived, as text. */
export function notifierContract(
  make: () => Promise<{ notifier: Notifier; delivered: () => Promise<string[]> }>,
): void {
  const mail: Notification = {
    id: 'england-1',
    subject: 'england: announce',
    body: 'one\ntwo · £',
    country: 'england',
  };

  describe('as a notifier', () => {
    test('delivers subject and body', async () => {
      const { notifier, delivered } = await make();
      await notifier.publish(mail);
      await notifier.publish({ ...mail, id: 'week-1', subject: 'week', country: null });
      const mails = await delivered();
      expect(mails).toHaveLength(2);
      expect(mails.some((text) => text.includes('england: announce') && text.includes('two · £'))).toBe(true);
    });

    test('a repeated mail is recognised by its id', async () => {
      const { notifier, delivered } = await make();
      await notifier.publish(mail);
      await notifier.publish(mail);
      const ids = new Set((await delivered()).map((text) => /england-\d/.exec(text)?.[0]));
      expect([...ids]).toEqual(['england-1']);
    });
  });
}
