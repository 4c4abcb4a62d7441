import { BelongsTo, Column, ForeignKey, Model, Table } from "sequelize-typescript";
import Team from "./team";

@Table({ tableName: "users" })
class User extends Model {
  @Column
  email: string;

  @Column({ field: "name" })
  label: string | null;

  @BelongsTo(() => Team, "teamId")
  team: Team;

  @ForeignKey(() => Team)
  @Column
  teamId: string;
}

export default User;
