<?php

namespace App\Http\Controllers;

use App\Http\Requests\StoreReviewRequest;
use Illuminate\Http\Request;

class ReviewController
{
    public function index()
    {
        return [];
    }

    public function store(StoreReviewRequest $request)
    {
        return $request->validated();
    }

    public function update(Request $request, string $id)
    {
        $data = $request->validate(['title' => 'string', 'reason' => 'required']);

        return [$id, $data];
    }

    public function destroy(Request $request, string $id)
    {
        return $id;
    }
}
