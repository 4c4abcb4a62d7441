<?php

namespace App\Services;

use App\Models\{Loan, Member};
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;

class Lending
{
    public function overdue(string $sort)
    {
        return Loan::query()->where('due_on', '<', now())->orderByRaw("due_on $sort")->get();
    }

    public function renew(Member $member, array $ids): void
    {
        DB::transaction(function () use ($member, $ids) {
            foreach ($ids as $id) {
                $loan = Loan::findOrFail($id);
                $loan->update(['due_on' => now()->addWeeks(2)]);
            }
            $member->loans()->where('renewals', '>', 3)->delete();
        });
    }

    public function report()
    {
        DB::beginTransaction();
        DB::table('loans as l')->join('library_members', 'library_members.id', '=', 'l.member_id')->pluck('email');
        DB::commit();

        return DB::table('loans')->where(['member_id' => 1])->paginate();
    }

    public function join(string $email): Member
    {
        Cache::get('members');

        return Member::firstOrCreate(['email' => $email]);
    }

    public function all()
    {
        return Member::all()->each(fn (Member $member) => $member->save());
    }
}
