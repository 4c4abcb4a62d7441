module Attic
  class Boxes < ::Attic::Base
    helpers do
      def box
        Box.find(params[:id])
      end
    end

    resource :boxes do
      desc "All boxes"
      params do
        optional :size, type: Integer
      end
      get do
        Box.all
      end

      post "import(.:format)" do
        Box.create!
      end

      route_param :id, type: Integer do
        before { require_key! }
        get { box }
        put :label do
          box.update!(label: params[:label])
        end
        %w[top bottom].each do |side|
          delete side do
            box
          end
        end
      end
    end

    route ["GET", "HEAD"], "/keys/:key" do
      Key.find(params[:key])
    end
  end
end
