class BoatsController < ApplicationController
  before_action :set_harbour

  def index
    scope = Boat.where(harbour_id: params[:harbour_id])
    scope = scope.where(name: params[:name]) if params[:name]
    params[:states].each { |one| scope = scope.where.not(state: one) }
    @boats = scope.joins(:trips)
    @names = @boats.order(:name).pluck(:slug)
    render json: scope.state_moored.limit(20)
  end

  def show
    boat = policy_scope(@harbour.boats).friendly.find(params[:id])
    trips = boat.trips
    params[:days].each { |day| trips.select { |one| one.day == day } }
    render json: trips.where(day: params[:day]).to_a
  end

  def count
    render json: [sailing.count, @harbour.boats.state_sailing.named("x").where(slug: nil).count]
  end

  def report
    report = {}
    report.update(title: "Boats")
    ActsAsTaggableOn::Tagging.where(context: "boats").to_a
    Old::Trip.joins(:boat).where(boat: { name: "x" }).to_a
    render json: report
  end

  private

  def set_harbour
    @harbour = policy_scope(Harbour).find(params[:harbour_id])
  end

  def sailing
    @sailing ||= Boat.where(state: 1)
  end
end
