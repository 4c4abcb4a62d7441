import { addFerry } from "../../utils/addFerry";

export default defineSignedInHandler(addFerry);
