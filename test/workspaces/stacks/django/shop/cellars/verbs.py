POST = "post"
