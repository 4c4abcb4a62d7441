import { ChildEntity, Column, Entity, ManyToMany, PrimaryGeneratedColumn, TableInheritance } from "typeorm";
import { Team } from "./team.entity";

@Entity("members")
@TableInheritance({ column: { type: "varchar", name: "kind" } })
export class Member {
  @PrimaryGeneratedColumn()
  id: number;

  @ManyToMany(() => Team, (team) => team.members)
  teams: Team[];
}

@ChildEntity()
export class Guest extends Member {
  @Column()
  invitedBy: string;
}
