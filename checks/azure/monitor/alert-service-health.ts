import { alarmed } from './_family.ts';

export default alarmed({
  id: 'azure-monitor-alert-service-health',
  title: 'Somebody hears of incidents of Azure services',
  what: 'incidents of Azure services',
  event: { category: 'ServiceHealth', 'properties.incidentType': 'Incident' },
  // One may care for some services and regions only, those that are in use.
  mayNarrow: ['properties.impactedServices'],
  condition: 'category=ServiceHealth and properties.incidentType=Incident',
  why: 'Microsoft tells of outages and security incidents of its services here, and of nothing of it by mail unless somebody asked.',
  references: ['https://learn.microsoft.com/azure/service-health/alerts-activity-log-service-notifications-portal'],
});
