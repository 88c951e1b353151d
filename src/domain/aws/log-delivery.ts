import { grantsOf } from './grants.ts';
import type { PolicyContext } from './grants.ts';
import type { PolicySource } from './statement.ts';

const LOAD_BALANCERS = `
  127311923021 033677994240 027434742980 797873946194 098369216593 754344448648 589379963580 718504428378
  383597477331 600734575887 114774131450 783225319266 582318560864 985666609251 054676820928 156460612806
  652711504416 635631232127 009996457667 897822967062 076674570225 507241528517 048591011584 190560391635
  638102146993 037604701340
`;
const REDSHIFT = `
  193672423079 391106570357 262260360010 902366379725 365689465814 313564881002 865932855811 090321488786
  760740231472 361669875840 762762565011 404641285394 907379612154 053454850223 210876761215 307160386991
  945612479654 915173422425 729911121831 013126148197 075028567923 111890595117 660998842044 665727464434
`;

/**
 * Accounts of AWS, one a region, from which load balancers
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html) and Redshift
 * (https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html) delivered logs before services were principals.
 */
const DELIVERERS: ReadonlySet<string> = new Set(`${LOAD_BALANCERS} ${REDSHIFT}`.match(/\d{12}/g));

/** All that delivering takes: such an account with any more is as foreign as another. */
const DELIVERING: ReadonlySet<string> = new Set(['s3:putobject', 's3:getbucketacl']);

/**
 * The accounts by which AWS delivers logs into a bucket and that its policy lets do nothing else; sorted.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function logDeliverers(document: PolicySource, context: PolicyContext): string[] {
  const grants = grantsOf(document, context).filter(({ who }) => who.kind === 'account' && DELIVERERS.has(who.id));
  const byAccount = Map.groupBy(grants, ({ who }) => who.id);
  return [...byAccount]
    .filter(([, all]) => all.every(({ actions }) => actions.every((action) => DELIVERING.has(action))))
    .map(([id]) => id)
    .toSorted();
}
