<?php

namespace App\Services;

use App\Models\Member;

class Liking
{
    public function like(Member $member, int $review): void
    {
        $member->likes()->attach($review);
        $member->likes()->where('hidden', false)->get();
        $member->reviews()->sync([$review]);
        $member->labels()->detach();
        $member->loans()->count();
    }
}
