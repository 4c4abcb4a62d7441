package shop;

public class StockCalls extends StockGrpc.StockImplBase {
  @Override
  public void level(LevelRequest request, StreamObserver<Level> answer) {
    answer.onCompleted();
  }
}
