export default cachedEventHandler(() => "page");
