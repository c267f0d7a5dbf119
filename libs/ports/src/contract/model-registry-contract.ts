import type { ModelRegistry, NewModelPackage } from '../model-registry.ts';

/** What every adapter of `ModelRegistry` does; `make` gives an empty registry. */
export function modelRegistryContract(make: () => Promise<ModelRegistry>): void {
  const model = (job: string, status: NewModelPackage['status'], country = 'england'): NewModelPackage => ({
    country,
    trainingJob: job,
    status,
    reasons: ['because'],
    archiveKey: 'a',
    modelKey: 'm',
    modelDigest: 'd',
    recipeDigest: 'r',
    evaluationKey: 'e',
    evaluationDigest: 'f',
    metrics: { 'challenger.wql': 0.05 },
    lineage: { run: '2026-W48-r1' },
  });

  describe('as a model registry', () => {
    test('counts versions from 1 in each country', async () => {
      const registry = await make();
      expect((await registry.register(model('job-1', 'Approved'))).version).toBe(1);
      expect((await registry.register(model('job-2', 'Rejected'))).version).toBe(2);
      expect((await registry.register(model('job-3', 'Approved', 'sweden'))).version).toBe(1);
      expect((await registry.list('england')).map(({ trainingJob }) => trainingJob)).toEqual(['job-1', 'job-2']);
    });

    test('the latest approved one is in use, whatever was rejected since', async () => {
      const registry = await make();
      expect(await registry.latestApproved('england')).toBeNull();
      await registry.register(model('job-1', 'Approved'));
      await registry.register(model('job-2', 'Rejected'));
      expect(await registry.latestApproved('england')).toMatchObject({ ...model('job-1', 'Approved'), version: 1 });
      expect(await registry.latestApproved('sweden')).toBeNull();
    });

    test('a job registers once: asked again, it gets the same package', async () => {
      const registry = await make();
      const first = await registry.register(model('job-1', 'Approved'));
      expect(await registry.register(model('job-1', 'Rejected'))).toEqual(first);
      expect(await registry.list('england')).toEqual([first]);
    });
  });
}
