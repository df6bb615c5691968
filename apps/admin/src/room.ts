import { type ComponentType, lazy } from 'react';

type Part = 'list' | 'show' | 'create' | 'edit';

/** The parts of a room as props of a Resource, loaded together when the first of them is shown. */
export function room<Module extends Partial<Record<Part, ComponentType>>>(load: () => Promise<Module>) {
  return <Names extends Part & keyof Module>(...names: Names[]) =>
    Object.fromEntries(names.map((name) => [name, lazy(() => load().then((parts) => ({ default: parts[name] as ComponentType })))])); // declared by Module
}
