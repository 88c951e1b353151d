const ownConsent = 'managepermissiongrantsforself.';

/** Ids of the policies by which users can give an application access to their own data. */
export const selfConsentPolicies = (assigned: readonly string[]): string[] =>
  assigned.flatMap((one) => (one.toLowerCase().startsWith(ownConsent) ? [one.slice(ownConsent.length)] : []));

/** One way in which a policy lets users consent. */
export interface ConsentCondition {
  readonly clientApplicationsFromVerifiedPublisherOnly?: boolean | undefined;
  /** Tenants where the application is registered; `all`, which is also the vendor's default, for any. */
  readonly clientApplicationTenantIds?: readonly string[] | undefined;
}

/** Whether applications of strangers are out: their publisher is verified, or they are registered in the tenant itself. */
export const isLimited = (condition: ConsentCondition, tenant: string): boolean => {
  const { clientApplicationsFromVerifiedPublisherOnly, clientApplicationTenantIds = ['all'] } = condition;
  return (
    clientApplicationsFromVerifiedPublisherOnly === true ||
    (clientApplicationTenantIds.length > 0 &&
      clientApplicationTenantIds.every((id) => id.toLowerCase() === tenant.toLowerCase()))
  );
};
