const Joi = require("joi");

const create = { body: Joi.object().keys({ sku: Joi.string().required(), note: Joi.string().required() }) };

module.exports = { create };
