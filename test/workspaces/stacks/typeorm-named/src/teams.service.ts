import { Repository } from "typeorm";
import { Guest } from "./member.entity";
import { Team } from "./team.entity";

export class Teams {
  constructor(
    private readonly teams: Repository<Team>,
    private readonly guests: Repository<Guest>,
  ) {}

  guestsOf(by: string) {
    return this.guests.find({ where: [{ invitedBy: by }, { id: 1 }], select: { id: true } });
  }

  newest(name: string) {
    return this.teams
      .createQueryBuilder("team")
      .leftJoinAndSelect("team.members", "member", "member.id = :id", { id: 1 })
      .select(["team.id", "team.displayName"])
      .where("team.displayName = :name AND member.id > 3", { name })
      .andWhere({ id: "a" })
      .orderBy("team.id", "DESC")
      .getMany();
  }

  rename(name: string) {
    return this.teams
      .createQueryBuilder()
      .update(Team)
      .set({ displayName: name })
      .where("id = :id", { id: "a" })
      .execute();
  }
}
