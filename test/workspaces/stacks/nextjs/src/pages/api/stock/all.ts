export { default } from ".";
