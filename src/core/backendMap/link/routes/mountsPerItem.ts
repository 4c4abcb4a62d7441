import type { MountSeen } from "./mountsPerCall.ts";
import type { Looping } from "./itemsIn.ts";
import { roundsOf, type Round } from "./perItem.ts";

/** A mount that a loop makes of what it goes over, as each of its rounds makes it. */
export function mountsPerItem(one: MountSeen, looping: Looping): readonly MountSeen[] {
  const { mount, file } = one;
  if (mount.prefix === undefined || one.childPlace !== undefined) return [one];
  const rounds = roundsOf([mount.prefix], { file, scope: mount.scope }, looping);
  const found = rounds.flatMap((round) => mountIn(one, round));
  return found.length === 0 ? [one] : found;
}

function mountIn(one: MountSeen, { of, partOf }: Round): readonly MountSeen[] {
  const { child, prefix } = one.mount;
  const own = partOf(
    child.kind === "call" && child.callee.kind === "member" ? child.callee.of : child,
  );
  if (own === undefined || prefix === undefined) return [];
  const mount = { ...one.mount, child: own.value, prefix: of(prefix) };
  return [{ ...one, mount, childPlace: own.place }];
}
