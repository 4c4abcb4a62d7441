<?php

namespace App\Services;

use App\Models\BookReview;
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
        BookReview::latest()->first();
        // Which column it is sorted by is not known.
        BookReview::orderBy($day)->first();
        DB::table('loans')->insertOrIgnore([
            ['book_id' => 1, 'due_on' => $day],
            ['book_id' => 2, 'due_on' => $day],
        ]);
    }
}
