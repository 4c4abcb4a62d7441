<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Member extends Model
{
    public function loans()
    {
        return $this->hasMany(Loan::class);
    }
}
