class ReadersController < ApplicationController
  def index
    name = params[:name]
    Reader.where("name LIKE '%#{params[:q]}%'").limit(10)
    Reader.where("name = '#{name}'").first
    Reader.where("name = ?", "#{name}%").first
    Reader.where("age > #{params[:age].to_i}").first
    Reader.order(Arel.sql("#{params[:sort]} DESC")).limit(3)
    Reader.find_by_sql("SELECT * FROM readers WHERE name = '#{params[:name]}' LIMIT 1")
  end
end
