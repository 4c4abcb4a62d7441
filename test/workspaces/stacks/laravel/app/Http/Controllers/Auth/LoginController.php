<?php

namespace App\Http\Controllers\Auth;

class LoginController
{
    public function login()
    {
    }

    public function logout()
    {
    }
}
