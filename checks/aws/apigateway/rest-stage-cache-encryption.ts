import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

const cached = (cacheDataEncrypted?: boolean) => ({
  cacheClusterEnabled: true,
  methodSettings: [
    { method: '*/*', cachingEnabled: false, cacheDataEncrypted: false },
    { method: 'pets/GET', cachingEnabled: true, ...(cacheDataEncrypted !== undefined && { cacheDataEncrypted }) },
  ],
});

export default defineCheck({
  id: 'aws-apigateway-rest-stage-cache-encryption',
  title: 'Stages of REST APIs encrypt what they cache',
  severity: 'low',
  why: 'Answers lie in the cache as the backend gave them, personal data included.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html'],
  on: RestStage.pick('cacheClusterEnabled', 'methodSettings'),
  fix: ({ uid }) => ({
    command: patchStage(uid, '/*/*/caching/dataEncrypted', 'true'),
    terraform: 'resource "aws_api_gateway_method_settings": settings { cache_data_encrypted = true }',
  }),

  evaluate({ cacheClusterEnabled, methodSettings }) {
    if (!cacheClusterEnabled) return notApplicable('The stage has no cache');
    const clear = methodSettings.filter(
      ({ cachingEnabled, cacheDataEncrypted }) => cachingEnabled && !cacheDataEncrypted,
    );
    if (clear.length === 0) return pass('What is cached is encrypted');
    return fail(`Cached in clear: ${listOf(clear.map(({ method }) => method))}`);
  },

  examples: {
    pass: [cached(true), { ...cached(), methodSettings: [] }],
    fail: [cached(false), cached()],
    notApplicable: [{ ...cached(false), cacheClusterEnabled: false }],
  },
});
