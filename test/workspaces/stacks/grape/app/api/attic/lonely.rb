module Attic
  class Lonely < Root
    get :alone do
      "nobody mounts this"
    end
  end

  class Caller < Client
    get "/not-here" do
      "a class of another library"
    end
  end
end
