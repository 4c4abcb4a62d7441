<?php

namespace App\Http\Controllers;

use App\Models\Plant;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;

class PlantController
{
    public function grown(Request $request)
    {
        $sql = 'SELECT name FROM plants WHERE 1 = 1';
        if ($request->has('colour')) {
            $sql .= " AND colour = '" . $request->input('colour') . "'";
        }

        return DB::select($sql . ' LIMIT 20');
    }

    public function sorted(Request $request)
    {
        $order = sprintf('FIELD(colour, "%s")', $request->get('colour'));

        return Plant::query()->orderByRaw($order)->limit(20)->get();
    }

    public function named(Request $request)
    {
        return Plant::query()->whereRaw('name = "' . $request->name . '"')->limit(20)->get();
    }
}
