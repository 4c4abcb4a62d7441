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
}
