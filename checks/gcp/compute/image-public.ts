import { Image } from 'cloudstance/resources/gcp/compute';
import { copiesStayPrivate } from './_shared.ts';

export default copiesStayPrivate({
  id: 'gcp-compute-image-public',
  what: 'Custom images',
  on: Image.pick('iamPolicy'),
  command: 'images',
  references: ['https://cloud.google.com/compute/docs/images/managing-access-custom-images'],
});
