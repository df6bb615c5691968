/** "Chrome · Windows" out of a user agent; enough to tell one's devices apart. Order matters: Edge says Chrome too, Android says Linux. */
export function deviceName(agent: string): string {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? '–';
  const system = ['Windows', 'iPhone', 'iPad', 'Android', 'Mac OS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  return [browser.replace('Edg', 'Edge'), system].filter(Boolean).join(' · ');
}
