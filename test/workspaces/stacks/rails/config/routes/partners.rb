scope "partners/:partner" do
  patch "stock", to: "partners/stock#update"
end
