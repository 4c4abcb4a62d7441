<?php

namespace App\Models;

use Illuminate\Foundation\Auth\User as Authenticatable;

class Member extends Authenticatable
{
    protected $table = 'library_members';

    public function loans()
    {
        return $this->hasMany(Loan::class);
    }

    public function reviews()
    {
        return $this->belongsToMany(BookReview::class);
    }

    public function likes()
    {
        return $this->belongsToMany(BookReview::class, 'review_likes', 'member_id')->withTimestamps();
    }

    public function labels()
    {
        return $this->morphToMany(Label::class, 'labelled');
    }
}
