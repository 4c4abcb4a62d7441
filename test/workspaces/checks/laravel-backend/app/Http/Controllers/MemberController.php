<?php

namespace App\Http\Controllers;

use App\Models\Loan;
use App\Models\Member;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;

class MemberController
{
    public function index()
    {
        return Member::orderBy('name')->get();
    }

    public function search(Request $request)
    {
        Member::whereRaw("name LIKE '%{$request->query('q')}%'")->first();
        Member::where('phone', $request->query('q'))->first();
        Member::whereRaw('name LIKE ?', [$request->query('q')])->first();
        return Member::where('name', $request->query('q'))->paginate();
    }

    public function found(Request $request)
    {
        // Silent: limited where it begins, and narrowed before it is asked.
        $query = Member::query()->orderBy('name')->take(20);
        foreach ($request->input('words') as $word) {
            $query->orWhere('name', $word);
        }
        return $query->get();
    }

    public function mine(Request $request)
    {
        // Silent: by columns that the code does not name, and by a scope.
        $loans = Loan::query()->whereBelongsTo($request->user())->orderBy('id')->get();
        $others = Loan::query()->withAccessOf($request->user())->get();
        return [$loans, $others];
    }

    // Silent: what one member has is not all that there is.
    public function loans(Member $member)
    {
        return $member->loans()->get();
    }

    public function store(Request $request)
    {
        // Silent: both or none.
        return DB::transaction(function () use ($request) {
            $member = Member::create(['name' => $request->input('name')]);
            Loan::create(['member_id' => $member->id]);
            return $member;
        });
    }

    public function destroy(Member $member)
    {
        $member->delete();
    }
}
