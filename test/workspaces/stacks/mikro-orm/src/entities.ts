import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, Ref } from "@mikro-orm/core";

@Entity()
export class BookShelf {
  @PrimaryKey()
  id!: number;

  @Property()
  openedAt = new Date();

  @OneToMany(() => Volume, (volume) => volume.bookShelf)
  volumes = new Collection<Volume>(this);
}

@Entity({ tableName: "books" })
export class Volume {
  @PrimaryKey()
  id!: number;

  @Property({ fieldName: "full_title" })
  title!: string;

  @ManyToOne()
  bookShelf!: Ref<BookShelf>;
}

@Entity({ abstract: true })
export abstract class Named {
  @PrimaryKey()
  id!: number;

  @Enum(() => Kind)
  kindOf!: Kind;
}

@Entity()
export class Reader extends Named {
  @ManyToMany(() => Volume, "readers", { owner: true })
  lentVolumes = new Collection<Volume>(this);

  @ManyToMany({ entity: () => Reader, pivotTable: "follows", joinColumn: "follower", inverseJoinColumn: "followed" })
  follows = new Collection<Reader>(this);
}
