<?php

namespace App;

use Illuminate\Support\Facades\DB;

class BookStore
{
    public function ordered(string $order, $shelf)
    {
        DB::select("SELECT id FROM books WHERE shelf = '" . $shelf . "'");

        return DB::select("SELECT id, title FROM books ORDER BY $order");
    }

    public function byColumn(string $column)
    {
        return DB::select("SELECT id FROM books ORDER BY $column");
    }
}
