<?php

namespace App\Http\Controllers;

use App\BookStore;
use Illuminate\Http\Request;

class BookController extends Controller
{
    public function __construct(private BookStore $store) {}

    public function index(Request $request)
    {
        $sort = $request->input('sort');

        return $this->store->ordered($sort, $request->shelf);
    }

    // Silent: one of a few known names.
    public function sorted(Request $request)
    {
        $column = $request->input('column');
        abort_unless(in_array($column, ['id', 'title']), 422);

        return $this->store->byColumn($column);
    }
}
