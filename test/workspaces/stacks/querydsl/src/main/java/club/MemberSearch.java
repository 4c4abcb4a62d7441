package club;

import static club.QMember.member;
import static club.QTeam.*;

import com.querydsl.jpa.JPAExpressions;
import com.querydsl.jpa.impl.JPAQueryFactory;
import java.util.List;

public class MemberSearch {
  private static final QFee FEE = QFee.fee;

  private final JPAQueryFactory queries;
  private final Members members;

  public MemberSearch(JPAQueryFactory queries, Members members) {
    this.queries = queries;
    this.members = members;
  }

  public List<Member> inCity(String city) {
    return queries
        .selectFrom(member)
        .join(member.team, team)
        .fetchJoin()
        .where(team.city.eq(city), member.paused.isFalse())
        .orderBy(member.joinedAt.desc())
        .limit(20)
        .fetch();
  }

  public Member named(String name) {
    QMember other = new QMember("other");
    return queries
        .select(other)
        .from(other)
        .leftJoin(other.fees)
        .where(other.nickName.eq(name).and(other.team.city.isNotNull()))
        .fetchOne();
  }

  public List<Member> owingNothing() {
    return queries
        .selectFrom(member)
        .where(JPAExpressions.selectOne().from(FEE).where(FEE.member.eq(member)).notExists())
        .fetch();
  }

  public void pause(List<Long> ids) {
    queries.update(member).set(member.paused, true).where(member.id.in(ids)).execute();
  }

  public void forget(Member member) {
    members.delete(member);
    queries.delete(QFee.fee).where(QFee.fee.cents.lt(1)).execute();
  }

  interface Members {
    void delete(Member member);
  }
}
