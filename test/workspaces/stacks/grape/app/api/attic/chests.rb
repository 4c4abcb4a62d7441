module Attic
  class Chests < Base
    version "v2", using: :path do
      get(:heavy) { Chest.heavy }
    end
    version "v3", using: :header, vendor: "attic"
    get { Chest.all }
  end
end
