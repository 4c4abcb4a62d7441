<?php

namespace App\Services;

use App\Models\Loan;
use App\Models\Member;
use Illuminate\Http\Request;

class Reading
{
    public function named(int $id)
    {
        Loan::whereMemberId($id)->whereNull('due_on')->first();
        Member::whereEmailAndId('a@example.org', $id)->orWhereId(3)->get();
        Loan::overdue()->whereRenewals(2)->count();
        Member::find($id);
    }

    public function nested(Request $request)
    {
        Loan::where(function ($query) use ($request) {
            $query->where('due_on', '<', now())->orWhere(fn ($inner) => $inner->whereNull('renewals'));
        })->when($request->late, fn ($query) => $query->whereMemberId(1))->get();
        Member::with(['loans' => fn ($query) => $query->orderBy('due_on'), 'reviews:id'])->get();
        return Member::whereHas('loans', fn ($query) => $query->where('renewals', '>', 1))->paginate();
    }

    public function kept(Request $request): void
    {
        $request->user()->update(['name' => $request->name]);
        $loan = $this->loanOf($request);
        $loan->due_on = now();
        $loan->save();
        foreach ($this->rows as $bookReview) {
            $bookReview->forceFill(['hidden' => true])->save();
        }
        $file = $this->open();
        $file->save();
    }
}
