/** Of what a request of Rails brings, names and marks, when nothing is done to it: `params[:sort]`. */
export const plainParams = /^params(?:\[[^\]]*\]|\.(?:fetch|dig|require)\([^)]*\))+$/;
