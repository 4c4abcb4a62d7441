<?php

namespace App\Services;

use App\Models\Loan;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\DB;

abstract class Stocked extends Model
{
}

class Stocking
{
    public function stock(Stocked $thing, $day): void
    {
        // Which table it is the class below tells.
        $thing->save();
        DB::table('loans')->insertOrIgnore([
            ['book_id' => 1, 'due_on' => $day],
            ['book_id' => 2, 'due_on' => $day],
        ]);
    }
}
