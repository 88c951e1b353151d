import { Function } from '../../../resources/gcp/functions.ts';
import { bindingsOf, defineGcpCollector, lastOf, regionOf, wholePages } from '../define.ts';
import type { Gcp } from '../gcp.ts';

const api = 'https://cloudfunctions.googleapis.com/v2';
const service = '//cloudfunctions.googleapis.com/';

/** The inventory keeps older versions of some functions, so the service itself is asked. */
const functionsOf = (gcp: Gcp): AsyncGenerator<any> =>
  wholePages(gcp, `${api}/projects/${gcp.project}/locations/-/functions?pageSize=1000`, 'functions');

const namesOf = (variables: object = {}): string[] => Object.keys(variables);

export const functions = defineGcpCollector(Function, {
  async *list(gcp) {
    for await (const { name, environment, labels, eventTrigger, serviceConfig = {}, buildConfig } of functionsOf(gcp))
      yield {
        uid: `${service}${name}`,
        name: lastOf(name),
        region: regionOf(/\/locations\/([^/]+)/.exec(name)?.[1]),
        tags: labels ?? {},
        config: {
          environment,
          isHttp: eventTrigger === undefined,
          ingressSettings: serviceConfig.ingressSettings ?? 'ALLOW_ALL',
          securityLevel: serviceConfig.securityLevel,
          service: serviceConfig.service,
          serviceAccountEmail: serviceConfig.serviceAccountEmail ?? '',
          variables: [
            ...new Set([...namesOf(serviceConfig.environmentVariables), ...namesOf(buildConfig?.environmentVariables)]),
          ].sort(),
        },
      };
  },
  facets: {
    async bindings(gcp, { uid, config }) {
      const name = uid.slice(service.length);
      if (config.environment === 'GEN_1')
        return bindingsOf(await gcp.get(`${api}/${name}:getIamPolicy?options.requestedPolicyVersion=3`));
      // Nothing runs it after a first deployment that failed, so there is nothing to invoke.
      if (config.service === undefined) return [];
      return bindingsOf(
        await gcp.get(`https://run.googleapis.com/v2/${config.service}:getIamPolicy?options.requestedPolicyVersion=3`),
      );
    },
  },
});
