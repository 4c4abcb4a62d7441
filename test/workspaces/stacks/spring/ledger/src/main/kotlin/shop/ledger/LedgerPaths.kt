package shop.ledger

object LedgerPaths {
    const val CLOSED = "/closed"
}
