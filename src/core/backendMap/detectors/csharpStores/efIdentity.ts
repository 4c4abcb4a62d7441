import type { ClassModel } from "../classes/classModel.ts";

/** A set that a context has from ASP.NET Core's Identity, with its table. */
export interface IdentitySet {
  readonly name: string;
  readonly entity: string;
  readonly table: string;
  readonly columns: readonly string[];
}

interface Known {
  readonly name: string;
  /** Which type argument of the context its entity is. */
  readonly at: number;
  readonly entity: string;
  readonly columns: string;
}

const sets: readonly Known[] = [
  {
    name: "Users",
    at: 0,
    entity: "IdentityUser",
    columns:
      "Id UserName NormalizedUserName Email NormalizedEmail EmailConfirmed PasswordHash SecurityStamp ConcurrencyStamp PhoneNumber PhoneNumberConfirmed TwoFactorEnabled LockoutEnd LockoutEnabled AccessFailedCount",
  },
  {
    name: "Roles",
    at: 1,
    entity: "IdentityRole",
    columns: "Id Name NormalizedName ConcurrencyStamp",
  },
  {
    name: "UserClaims",
    at: 3,
    entity: "IdentityUserClaim",
    columns: "Id UserId ClaimType ClaimValue",
  },
  { name: "UserRoles", at: 4, entity: "IdentityUserRole", columns: "UserId RoleId" },
  {
    name: "UserLogins",
    at: 5,
    entity: "IdentityUserLogin",
    columns: "LoginProvider ProviderKey ProviderDisplayName UserId",
  },
  {
    name: "RoleClaims",
    at: 6,
    entity: "IdentityRoleClaim",
    columns: "Id RoleId ClaimType ClaimValue",
  },
  {
    name: "UserTokens",
    at: 7,
    entity: "IdentityUserToken",
    columns: "UserId LoginProvider Name Value",
  },
];

/** `class ShopContext : IdentityDbContext<User, Role, int>` has seven sets that it does not declare. */
export function identitySets({ bases }: ClassModel): readonly IdentitySet[] {
  const base = bases.find(({ name }) =>
    /Identity\w*DbContext$|^ApiAuthorizationDbContext$/.test(name),
  );
  if (base === undefined) return [];
  return sets.map(({ name, at, entity, columns }) => ({
    name,
    entity: base.args[at]?.name ?? entity,
    table: `AspNet${name}`,
    columns: columns.split(" "),
  }));
}
