import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { Project } from 'cloudstance/resources/gcp/project';

const perimeter = (...restrictedServices: string[]) => ({ title: 'production', restrictedServices });

export default defineCheck({
  id: 'gcp-resourcemanager-service-perimeter',
  title: 'Projects are inside a service perimeter that is enforced',
  severity: 'low',
  why: 'With stolen credentials data can be copied out of any project that no perimeter of VPC Service Controls surrounds.',
  references: ['https://cloud.google.com/vpc-service-controls/docs/overview'],
  on: Project.pick('servicePerimeters'),
  fix: ({ scope }) => ({
    text: 'Try it as a dry run first: a perimeter stops callers that nobody thought of.',
    command: `NUMBER=$(${sh`gcloud projects describe ${scope.account} --format ${'value(projectNumber)'}`}) && gcloud access-context-manager perimeters update PERIMETER --policy POLICY --add-resources projects/$NUMBER`,
    terraform: 'resource "google_access_context_manager_service_perimeter": status { resources, restricted_services }',
  }),

  evaluate({ servicePerimeters }) {
    if (servicePerimeters === null) return notApplicable('The project is below no organization');
    const restricting = servicePerimeters.filter(({ restrictedServices }) => restrictedServices.length > 0);
    if (restricting.length === 0)
      return fail(
        servicePerimeters.length === 0
          ? 'No enforced perimeter has the project in it'
          : `The perimeter ${listOf(servicePerimeters.map(({ title }) => title))} restricts no service`,
      );
    const services = new Set(restricting.flatMap(({ restrictedServices }) => restrictedServices));
    return pass(
      `The perimeter ${listOf(restricting.map(({ title }) => title))} restricts ${plural(services.size, 'service')}`,
    );
  },

  examples: {
    pass: [{ servicePerimeters: [perimeter('storage.googleapis.com', 'bigquery.googleapis.com')] }],
    fail: [{ servicePerimeters: [] }, { servicePerimeters: [perimeter()] }],
    notApplicable: [{ servicePerimeters: null }],
  },
});
