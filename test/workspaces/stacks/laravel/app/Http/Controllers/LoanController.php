<?php

namespace App\Http\Controllers;

use App\Http\Requests\StoreLoanRequest;
use Illuminate\Routing\Controllers\HasMiddleware;
use Illuminate\Routing\Controllers\Middleware;

class LoanController extends Controller implements HasMiddleware
{
    use ListsThings;

    public static function middleware(): array
    {
        return [
            'throttle:60,1',
            new Middleware('librarian', only: ['store']),
        ];
    }

    public function store(StoreLoanRequest $request, Member $member)
    {
        return $member->loans()->create($request->validated());
    }

    #[\Deprecated]
    public function destroy(Loan $loan)
    {
        $loan->delete();
    }
}
