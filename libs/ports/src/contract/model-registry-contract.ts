import { ModelNotApproved, type ModelRegistry, type NewModelPackage } from '../model-registry.ts';

/** Contract of every adapter of `ModelRegistry`; `make` gives an empty registry. */
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

    describe('rolled back', () => {
      const bad = { by: 'ann', reason: 'it oversells' };
      /** Versions 1 and 3 approved, 2 rejected; and another country's. */
      const registered = async () => {
        const registry = await make();
        await registry.register(model('job-1', 'Approved'));
        await registry.register(model('job-2', 'Rejected'));
        await registry.register(model('job-3', 'Approved'));
        await registry.register(model('job-4', 'Approved', 'sweden'));
        return registry;
      };

      test('an earlier version is the latest approved again; the later one tells who withdrew it and why', async () => {
        const registry = await registered();
        expect(await registry.rollBack('england', 1, bad)).toMatchObject({ version: 1, status: 'Approved' });
        expect(await registry.latestApproved('england')).toMatchObject({ version: 1, withdrawn: null });
        const [first, second, third] = await registry.list('england');
        expect([first?.withdrawn, second?.withdrawn]).toEqual([null, null]);
        expect(third).toMatchObject({ ...model('job-3', 'Rejected'), version: 3, withdrawn: bad });
        expect(Date.parse(third?.withdrawn?.at ?? '')).not.toBeNaN();
        expect(await registry.latestApproved('sweden')).toMatchObject({ trainingJob: 'job-4' });
      });

      test('twice is as once, and a model that is approved later is in use again', async () => {
        const registry = await registered();
        await registry.rollBack('england', 1, bad);
        const packages = await registry.list('england');
        await registry.rollBack('england', 1, { by: 'bob', reason: 'again' });
        expect(await registry.list('england')).toEqual(packages);
        await registry.register(model('job-5', 'Approved'));
        expect(await registry.latestApproved('england')).toMatchObject({ version: 4, withdrawn: null });
      });

      test.each([2, 9])('to version %d, which is not approved, is refused and changes nothing', async (version) => {
        const registry = await registered();
        await expect(registry.rollBack('england', version, bad)).rejects.toThrow(ModelNotApproved);
        expect(await registry.latestApproved('england')).toMatchObject({ version: 3 });
      });
    });
  });
}
