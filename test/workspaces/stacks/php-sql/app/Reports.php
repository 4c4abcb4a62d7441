<?php

namespace App;

use Illuminate\Support\Facades\DB;
use PDO;

class Reports
{
    private const TABLE = 'loans';

    public function byState(PDO $pdo, string $state)
    {
        $pdo->query("SELECT id, state FROM loans WHERE state = '$state' LIMIT 10");

        return DB::select('select l.id, m.email from ' . self::TABLE . ' l join members m on m.id = l.member_id where l.due_on < ?', [now()]);
    }

    public function close(array $ids): void
    {
        foreach ($ids as $id) {
            DB::update(<<<SQL
                UPDATE loans SET closed = 1
                WHERE id = {$id}
                SQL);
        }
        DB::delete('delete from fines');
        $this->say('Select a loan from the list');
    }
}
