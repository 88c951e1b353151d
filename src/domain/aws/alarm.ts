/**
 * Whether the rule of a composite alarm names an alarm: `ALARM(name)`, `OK("name")`, or the same with its ARN
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
 */
export function ruleNames(rule: string, ...ids: readonly string[]): boolean {
  const tight = rule.replaceAll(/\(\s+/g, '(').replaceAll(/\s+\)/g, ')');
  return ids.some((id) => tight.includes(`(${id})`) || tight.includes(`("${id}")`));
}
