import User from "../models/user";
import Team from "../models/team";

export const list = (teamId: string) =>
  User.findAll({ where: { teamId }, include: [{ model: Team }], order: [["label", "ASC"]] });

export const page = (limit: number) => User.scope("active").findAndCountAll({ limit });

export async function join(ids: string[], teamId: string) {
  await sequelize.transaction(async (transaction) => {
    for (const id of ids) await User.update({ teamId }, { where: { id }, transaction });
  });
}

export const names = new Map(Object.entries({ a: 1 }));
export const find = (users: User[]) => users.find((one) => one.email === "");

export const withTeam = (id: string) =>
  User.findByPk(id, { include: { model: Team.scope("open"), as: "team" } });
export const named = (id: string) => User.findOne({ where: { id }, include: ["team"] });

export async function leave(id: string) {
  const user = await User.findByPk(id);
  const team = new Team();
  if (user) await user.update({ teamId: null });
  await team.save();
}

export const close = async (team: Team) => {
  await team.destroy();
};

export const worn = (models: Models) =>
  models.Badge.findAll({ include: [{ association: "owners" }, "awards"], limit: 9 });
