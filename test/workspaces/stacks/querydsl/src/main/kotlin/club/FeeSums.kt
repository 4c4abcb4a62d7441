package club

import com.querydsl.jpa.impl.JPAQueryFactory

class FeeSums(private val queries: JPAQueryFactory) {
    fun ofMember(id: Long): Int? {
        val fee = QFee.fee
        return queries
            .select(fee.cents.sum())
            .from(fee)
            .join(fee.member, QMember.member)
            .where(fee.member.id.eq(id), fee.cents.`in`(listOf(1, 2)))
            .fetchOne()
    }
}
