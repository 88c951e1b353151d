import { contacted } from './_family.ts';

const alerts = (minimalSeverity?: string) => ({
  notificationsSources: [{ sourceType: 'Alert', ...(minimalSeverity && { minimalSeverity }) }],
});

export default contacted({
  id: 'azure-defender-contact-alert-severity',
  title: 'Security alerts are mailed from a severity on that somebody chose',
  why: 'An alert that nobody is told of waits in the portal while the attack goes on.',
  told: ({ notificationsSources = [] }) => {
    const alert = notificationsSources.find(({ sourceType }) => sourceType.toLowerCase() === 'alert');
    return alert?.minimalSeverity === undefined
      ? undefined
      : `Alerts of the severity ${alert.minimalSeverity} and higher are mailed`;
  },
  untold: 'Alerts are not mailed',
  argument: `--notifications-sources '[{"sourceType":"Alert","minimalSeverity":"Medium"}]'`,
  good: [alerts('High'), alerts('Low')],
  bad: [
    alerts(),
    { notificationsSources: [] },
    { notificationsSources: [{ sourceType: 'AttackPath', minimalRiskLevel: 'High' }] },
  ],
});
